import argparse

import requests

parser = argparse.ArgumentParser()
parser.add_argument("-i", "--input", required=True)
args = vars(parser.parse_args())

response = requests.post(
    "https://api.example.org/toonify",
    files={
        "image": open(args["input"], "rb"),
    },
    headers={"api-key": "a"},
)
print(response.json()["output_url"])
