# needs: aws
"""Buckets, objects and their attributes, which are loaded when they are read."""
import boto3


def fill(name):
    s3 = boto3.resource("s3")
    bucket = s3.create_bucket(Bucket=name)
    for key in ("a/1", "a/2", "b/1"):
        bucket.put_object(Key=key, Body=key.encode() * 2)


def sizes(name):
    s3 = boto3.resource("s3")
    bucket = s3.Bucket(name)
    return {item.key: item.size for item in bucket.objects.filter(Prefix="a/")}


def describe(name, key):
    item = boto3.resource("s3").Object(name, key)
    text = item.get()["Body"].read().decode()
    return item.key, item.content_length, item.last_modified.year, text


def total(name):
    count = 0
    for item in boto3.resource("s3").Bucket(name).objects.all():
        count += item.size
    return count


def clear(name):
    bucket = boto3.resource("s3").Bucket(name)
    bucket.objects.filter(Prefix="a/").delete()
    return [item.key for item in bucket.objects.all()]


def account():
    return boto3.client("sts").get_caller_identity()["Account"]


def main():
    fill("box")
    print(sizes("box"))
    print(describe("box", "b/1"))
    print(total("box"))
    print(clear("box"))
    print(account())


if __name__ == "__main__":
    main()
