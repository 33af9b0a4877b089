"""Charts: drawn once, as SVG, and used by every format that shows pictures.

A function takes what a report is made from and returns `Figure` blocks. Each drawing carries its
own colours, and classes by which a style sheet can give it others: ``good``, ``partly``, ``bad``,
``open``, ``none`` (squares), ``bar``, ``range``, ``axis``, ``grid``, ``label``, ``muted``, and
``sign`` for what is written on a square.
"""
