import aioboto3

session = aioboto3.Session(profile_name="test", region_name="eu-west-1")


async def users():
    async with session.client("iam") as iam:
        return (await iam.list_users())["Users"]


async def roles(profile):
    async with aioboto3.Session(profile_name=profile).client("iam") as iam:
        return (await iam.list_roles())["Roles"]


async def regions():
    return await session.get_available_regions("s3"), session.region_name
