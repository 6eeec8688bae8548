"""What is held over time: ids that stay, rows that close and open."""
