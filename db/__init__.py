"""The rows Overture keeps: `tables` names them, `store` reads and writes them, `migrations` shapes them."""
