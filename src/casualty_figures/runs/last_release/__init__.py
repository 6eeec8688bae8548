"""What the last release says, which of it stands, and what of it is asked for, made anew or put right."""
