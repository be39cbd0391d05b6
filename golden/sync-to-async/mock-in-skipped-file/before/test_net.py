# aioshift: skip-file
from unittest.mock import Mock, patch

with patch("net.read", Mock()):
    pass
