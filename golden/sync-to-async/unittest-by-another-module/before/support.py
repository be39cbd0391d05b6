import unittest

__all__ = ["unittest"]
