import boto3


def tags(bucket, key):
    s3 = boto3.client("s3", region_name="eu-west-1")
    answer = s3.get_object_tagging(Bucket=bucket, Key=key)
    return {tag["Key"]: tag["Value"] for tag in answer["TagSet"]}
