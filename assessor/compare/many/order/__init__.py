"""The systems in an order, and how far it can be trusted."""

from assessor.compare.many.order.eligible import unranked
from assessor.compare.many.order.made import Order, build

__all__ = ["Order", "build", "unranked"]
