import boto3


def newest(bucket):
    s3 = boto3.resource("s3")
    found = sorted(s3.Bucket(bucket).objects.all(), key=lambda item: item.last_modified)
    return found[-1].key
