import boto3


def client():
    return boto3.client("s3")


def table(name):
    dynamodb = boto3.resource("dynamodb")
    return dynamodb.Table(name)


def body(bucket, key):
    s3 = boto3.client("s3")
    return s3.get_object(Bucket=bucket, Key=key)


def objects(bucket):
    s3 = boto3.resource("s3")
    return list(s3.Bucket(bucket).objects.all())


def newest(bucket):
    s3 = boto3.resource("s3")
    return [item for item in s3.Bucket(bucket).objects.all() if item.key]


def read(name):
    return table(name).scan()["Items"]
