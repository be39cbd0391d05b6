import aioboto3


async def drain(name):
    async with aioboto3.Session().resource("sqs") as sqs:
        queue = await sqs.get_queue_by_name(QueueName=name)
        for message in await queue.receive_messages(MaxNumberOfMessages=10):
            print(await message.body, message.receipt_handle)
            await message.delete()
