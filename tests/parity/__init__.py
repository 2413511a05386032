"""The mathematics of web/math held to its Python twins, without a browser."""
