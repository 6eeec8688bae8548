"""What commands print: rows, articles, figures, scores, a run, and how far a gazetteer is."""
