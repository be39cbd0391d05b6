import re
from pathlib import Path

text = Path(__file__).read_text()
release = re.search(r"release", text)[0]
title = Path(__file__).read_text()[:3]
