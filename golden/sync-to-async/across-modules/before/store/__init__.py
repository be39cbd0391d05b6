from .backend import fetch

__all__ = ["fetch"]
