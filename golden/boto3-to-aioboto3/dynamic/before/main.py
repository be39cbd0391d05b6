import boto3


def call(service, operation, **arguments):
    client = boto3.client(service)
    return getattr(client, operation)(**arguments)


def part(bucket, key, name):
    s3 = boto3.client("s3")
    answer = s3.get_object(Bucket=bucket, Key=key)
    return answer[name]


def maybe(bucket, key):
    s3 = boto3.client("s3")
    return s3.get_object(Bucket=bucket, Key=key).get("Body").read()
