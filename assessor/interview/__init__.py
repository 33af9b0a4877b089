"""The interview: one question after the other, at a terminal, often over days.

`answer` and `new` are the ways in; `session` holds the loop, `screen` the values that pass between
the loop and a `Prompter`, of which `prompts` and `plain` are two.
"""
