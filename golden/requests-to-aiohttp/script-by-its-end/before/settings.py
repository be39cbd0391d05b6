import os

import requests

labels = requests.get("http://localhost/labels").json()
os.environ.setdefault("LABELS", str(len(labels)))
