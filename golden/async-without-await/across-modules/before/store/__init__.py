from .cache import Cache
from .paths import _path_of

__all__ = ["Cache", "_path_of"]
