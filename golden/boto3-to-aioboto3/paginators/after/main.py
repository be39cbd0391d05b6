import aioboto3


async def keys(bucket, prefix):
    async with aioboto3.Session().client("s3") as client:
        paginator = client.get_paginator("list_objects_v2")
        found = []
        async for page in paginator.paginate(Bucket=bucket, Prefix=prefix):
            for item in page.get("Contents", []):
                found.append(item["Key"])
        return found


async def names():
    async with aioboto3.Session().client("ec2") as ec2:
        pages = ec2.get_paginator("describe_instances").paginate()
        return [found async for page in pages for found in page["Reservations"]]


async def images():
    async with aioboto3.Session().client("ecr") as ecr:
        pages = ecr.get_paginator("describe_images").paginate(repositoryName="app")
        return [item async for item in pages.search("imageDetails[].imageDigest")], await pages.build_full_result()
