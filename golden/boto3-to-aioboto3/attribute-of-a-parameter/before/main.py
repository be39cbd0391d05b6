import boto3


def size(item):
    return item.size


def name(item):
    return item.key


def largest(bucket):
    s3 = boto3.resource("s3")
    found = ("", 0)
    for item in s3.Bucket(bucket).objects.all():
        if size(item) > found[1]:
            found = (name(item), size(item))
    return found
