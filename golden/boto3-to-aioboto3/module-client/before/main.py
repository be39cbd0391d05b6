import boto3

s3 = boto3.client("s3")
table = boto3.resource("dynamodb").Table("users")


def load(key):
    return s3.get_object(Bucket="box", Key=key)["Body"].read()


def user(name):
    return table.get_item(Key={"name": name})["Item"]
