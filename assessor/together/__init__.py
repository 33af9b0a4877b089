"""Several agencies, one assessment: who answers what, packets, merging, conflicts."""
