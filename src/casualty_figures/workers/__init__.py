"""Articles read in batches: in this process, in others of this machine, or wherever a scheduler puts them."""
