import json

import requests


def lambda_handler(event, context):
    response = requests.post("http://127.0.0.1/events", json=event["detail"])
    return {"statusCode": response.status_code, "body": json.dumps(response.text)}
