"""What several reports say alike: names, scores, the layout of findings, how a report begins."""
