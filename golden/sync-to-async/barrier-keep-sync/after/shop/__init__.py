from .core import load, load_async, pages
