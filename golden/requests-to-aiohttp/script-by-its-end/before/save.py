import pathlib

import requests

response = requests.get("http://localhost/labels")
text = response.text
pathlib.Path("labels.txt").write_text(text)
