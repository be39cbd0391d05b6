# needs: aws
# refused: handed-on, inside-lambda, outlives-block, outside-coroutine
"""A module's client, what is handed out of a function and lambdas stay as they are."""
import boto3

s3 = boto3.client("s3")


def put(key):
    s3.put_object(Bucket="box", Key=key, Body=b"12" * len(key))


def bucket():
    return boto3.resource("s3").Bucket("box")


def largest():
    found = boto3.resource("s3").Bucket("box")
    return max(found.objects.all(), key=lambda item: item.size).key


def main():
    s3.create_bucket(Bucket="box")
    for key in ("a", "bbb", "cc"):
        put(key)
    print([item.key for item in bucket().objects.all()])
    print(largest())


if __name__ == "__main__":
    main()
