"""Every column described once, and its renderings."""
