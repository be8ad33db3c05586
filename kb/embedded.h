// Files of this folder that the build puts into the library, so that it needs none of them at run time.
#pragma once

#include <string_view>

namespace clusterwise::kb::embedded {

std::string_view context_jsonld();        // packs/context.jsonld
std::string_view pack_schema_json();      // packs/pack.schema.json
std::string_view store_schema_sql();      // store_schema.sql
std::string_view store_display_sql();     // store_display.sql
std::string_view store_index_sql();       // store_index.sql
std::string_view store_extensions_sql();  // store_extensions.sql
std::string_view store_order_sql();       // store_order.sql
std::string_view store_search_sql();      // store_search.sql

}  // namespace clusterwise::kb::embedded
