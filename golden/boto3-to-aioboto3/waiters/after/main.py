import aioboto3


async def start(name):
    async with aioboto3.Session().client("ec2") as ec2:
        await ec2.start_instances(InstanceIds=[name])
        waiter = ec2.get_waiter("instance_running")
        await waiter.wait(InstanceIds=[name])
        await ec2.get_waiter("instance_status_ok").wait(InstanceIds=[name], WaiterConfig={"Delay": 5})
