import boto3


def report(bucket):
    s3 = boto3.resource("s3")
    for item in s3.Bucket(bucket).objects.filter(Prefix="a/"):
        print(item.key, item.size, item.last_modified.isoformat())


def describe(bucket, key):
    s3 = boto3.resource("s3")
    found = s3.Object(bucket, key)
    found.load()
    return {"name": found.key, "size": found.content_length, "old": found.storage_class == "GLACIER"}


def empty(bucket):
    boto3.resource("s3").Bucket(bucket).objects.all().delete()


def text(bucket, key):
    return boto3.resource("s3").Object(bucket, key).get()["Body"].read().decode()
