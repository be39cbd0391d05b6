from .prices import Table, aload

__all__ = ["Table", "aload"]
