import boto3


def buckets():
    client = boto3.client("s3")
    return client.list_buckets()["Buckets"]
