import aioboto3
from boto3.dynamodb.conditions import Key


async def orders(user):
    async with aioboto3.Session().resource("dynamodb") as dynamodb:
        table = await dynamodb.Table("orders")
        return (await table.query(KeyConditionExpression=Key("user").eq(user)))["Items"]


async def count():
    async with aioboto3.Session().resource("dynamodb") as dynamodb:
        table = await dynamodb.Table("orders")
        print(table.name, await table.item_count)


async def save(items):
    async with aioboto3.Session().resource("dynamodb") as dynamodb:
        table = await dynamodb.Table("orders")
        async with table.batch_writer(overwrite_by_pkeys=["id"]) as batch:
            for item in items:
                await batch.put_item(Item=item)
