from .prices import Table, load

__all__ = ["Table", "load"]
