"""Keys and passwords: held by the environment, sent to whom they are for, taken out of all else."""
