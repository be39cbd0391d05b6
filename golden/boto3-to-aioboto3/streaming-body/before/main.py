import boto3


def load(bucket, key):
    s3 = boto3.client("s3")
    answer = s3.get_object(Bucket=bucket, Key=key)
    print(answer["ContentLength"], answer.get("ContentType"))
    return answer["Body"].read().decode("utf-8")


def lines(bucket, key):
    s3 = boto3.client("s3")
    body = s3.get_object(Bucket=bucket, Key=key)["Body"]
    return [line for line in body.iter_lines() if line]


def save(bucket, key, path):
    s3 = boto3.client("s3")
    with open(path, "wb") as file:
        for part in s3.get_object(Bucket=bucket, Key=key)["Body"].iter_chunks(4096):
            file.write(part)
