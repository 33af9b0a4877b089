"""A form that people without this program fill: one row per cell, as a workbook or as CSV."""
