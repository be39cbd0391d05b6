import boto3


def keys(bucket, prefix):
    client = boto3.client("s3")
    paginator = client.get_paginator("list_objects_v2")
    found = []
    for page in paginator.paginate(Bucket=bucket, Prefix=prefix):
        for item in page.get("Contents", []):
            found.append(item["Key"])
    return found


def names():
    ec2 = boto3.client("ec2")
    pages = ec2.get_paginator("describe_instances").paginate()
    return [found for page in pages for found in page["Reservations"]]


def images():
    ecr = boto3.client("ecr")
    pages = ecr.get_paginator("describe_images").paginate(repositoryName="app")
    return list(pages.search("imageDetails[].imageDigest")), pages.build_full_result()
