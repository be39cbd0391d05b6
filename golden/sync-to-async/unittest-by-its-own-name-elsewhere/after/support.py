from unittest import TestCase
