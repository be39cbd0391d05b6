import boto3
from botocore.stub import Stubber


def load(client):
    return client.list_buckets()["Buckets"]


def check():
    client = boto3.client("s3")
    with Stubber(client) as stubber:
        stubber.add_response("list_buckets", {"Buckets": []})
        assert load(client) == []
