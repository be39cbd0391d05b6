import aioboto3


async def talk(model, messages):
    async with aioboto3.Session().client("bedrock-runtime") as client:
        answer = await client.converse_stream(modelId=model, messages=messages)
        async for event in answer["stream"]:
            print(event)


async def ask(model, body):
    async with aioboto3.Session().client("bedrock-runtime") as client:
        return await (await client.invoke_model(modelId=model, body=body))["body"].read()
