"""A run over the stages: what comes in, what is read anew, what is carried over, and how it is counted."""
