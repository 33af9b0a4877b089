"""Other forms that answers come in and go out by: one module per form."""
