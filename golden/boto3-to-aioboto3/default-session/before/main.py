import boto3

boto3.setup_default_session(profile_name="test")


def buckets():
    client = boto3.client("s3")
    return client.list_buckets()["Buckets"]
