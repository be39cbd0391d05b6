from .core import load, pages
