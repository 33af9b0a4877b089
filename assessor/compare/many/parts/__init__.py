"""What a comparison of many results shows, part by part; each has blocks, data and sheets."""
