#!/usr/bin/env python3
"""Writes the simulator's catalogue of REST resources from Twilio's OpenAPI files.

usage: generate.py DIRECTORY_WITH_OPENAPI_FILES (github.com/twilio/twilio-oai, spec/json)

One JSON file per product below src/main/resources/catalogue: for each resource its paths, the status of each
operation, its parameters, and the fields of its answers in their order. What a resource does beyond being stored
is Java: package dev.trunkline.simulator.product.
"""
import json
import pathlib
import re
import sys

PRODUCTS = {
    "chat": ("twilio_chat_v2.json", r"^/v2/Services"),
    "conversations": ("twilio_conversations_v1.json", r"^/v1/(Services|Conversations|Users|Roles|Configuration)"),
    "events": ("twilio_events_v1.json", r"^/v1/(Sinks|Subscriptions)"),
    "flex-api": ("twilio_flex_v1.json", r"^/v1/(FlexFlows|Channels|WebChannels|Interactions)"),
    "messaging": ("twilio_messaging_v1.json", r"^/v1/Services"),
    "proxy": ("twilio_proxy_v1.json", r"^/v1/Services"),
    "taskrouter": ("twilio_taskrouter_v1.json", r"^/v1/Workspaces"),
}
LEFT_OUT = re.compile(r"Statistics|Binding|Notifications|Compliance|Usecases|Preregistered|Provisioning|Transfers|UserChannel")


class Spec:
    def __init__(self, file):
        self.json = json.loads(file.read_text())

    def resolve(self, schema):
        while "$ref" in schema:
            schema = self.json["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def kind(self, schema):
        schema = self.resolve(schema)
        if "enum" in schema:
            return "|".join(str(value) for value in schema["enum"])
        if schema.get("type") in ("integer", "number", "boolean", "array", "object"):
            return schema["type"]
        if schema.get("format", "").startswith("date-time"):
            return "date"
        if schema.get("format") == "uri":
            return "uri"
        return "text" if schema.get("type") == "string" else "object"

    def parameters(self, operation):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            schema = self.resolve(content["schema"])
            required = schema.get("required", [])
            return {
                name + ("!" if name in required else ""): self.kind(part)
                for name, part in schema.get("properties", {}).items()
            }
        return {}

    def filters(self, operation):
        names = [p["name"] for p in map(self.resolve, operation.get("parameters", [])) if p.get("in") == "query"]
        return [name for name in names if name not in ("PageSize", "Page", "PageToken")]

    def success(self, operation):
        for status in sorted(operation["responses"], reverse=True):
            if status.startswith("2") and status != "202":
                content = operation["responses"][status].get("content", {})
                schema = next(iter(content.values()))["schema"] if content else {}
                return int(status), self.resolve(schema)
        raise ValueError(operation["operationId"])


def last_is_parameter(path):
    return path.rsplit("/", 1)[1].startswith("{")


def is_list(spec, operations):
    return "get" in operations and "meta" in spec.success(operations["get"])[1].get("properties", {})


def names(spec, operations, item):
    if item or is_list(spec, operations):
        return ("get", "list"), ("post", "create")
    return ("get", "fetch"), ("post", "update")


def resource(spec, path, operations, paths):
    """A collection with its items, or a single resource that is always there."""
    item = next((p for p in paths if p.rsplit("/", 1)[0] == path and last_is_parameter(p)), None)
    made = {"path": path, "filters": [], "create": {}, "update": {}}
    statuses = {}
    fields = None
    for method, name in names(spec, operations, item):
        if method in operations:
            statuses[name], schema = spec.success(operations[method])
            if name == "list":
                made["key"] = next(k for k in schema["properties"] if k != "meta")
                made["filters"] = spec.filters(operations[method])
                fields = spec.resolve(spec.resolve(schema["properties"][made["key"]])["items"])
            else:
                made[name] = spec.parameters(operations[method])
                fields = schema
    if item:
        made["item"] = item
        for method, name in (("get", "fetch"), ("post", "update"), ("delete", "delete")):
            if method in paths[item]:
                statuses[name], schema = spec.success(paths[item][method])
                if name == "update":
                    made["update"] = spec.parameters(paths[item][method])
                if name != "delete":
                    fields = schema
    properties = fields.get("properties", {})
    prefix = re.match(r"\^?([A-Z]{2})", spec.resolve(properties.get("sid", {})).get("pattern", ""))
    made["prefix"] = prefix.group(1) if prefix else ""
    made["statuses"] = statuses
    made["fields"] = {name: spec.kind(part) for name, part in properties.items()}
    return made


def catalogue(spec, wanted):
    paths = {p: item for p, item in spec.json["paths"].items() if re.match(wanted, p) and not LEFT_OUT.search(p)}
    made = []
    for path, operations in paths.items():
        created = "post" in operations and any(p.startswith(path + "/{") for p in paths)
        if not last_is_parameter(path) and ("get" in operations or created):
            made.append(resource(spec, path, operations, paths))
    return made


def main():
    source = pathlib.Path(sys.argv[1])
    target = pathlib.Path(__file__).parent.parent / "main" / "resources" / "catalogue"
    target.mkdir(parents=True, exist_ok=True)
    for product, (file, wanted) in PRODUCTS.items():
        resources = catalogue(Spec(source / file), wanted)
        resources = [{"product": product, **r} for r in resources]
        lines = ",\n".join(json.dumps(r, separators=(",", ":")) for r in resources)
        (target / f"{product}.json").write_text("[\n" + lines + "\n]\n")
        print(product, len(resources))


if __name__ == "__main__":
    main()
