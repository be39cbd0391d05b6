import trio

from polling import poll
from sources import Source

trio.run(poll, Source())
