/** Which children each element of a `.tm7` has, in which order and namespace, written down from the notes. */

import { namespaces } from "./tm7-text.ts";

/** Children in order: `?` marks those that may be missing, `*` any number of one name. */
export interface Members {
  readonly namespace: string;
  readonly children: readonly string[];
}

const ITEM = "GenericTypeId Guid Properties TypeId";

/** By the path of local names from the root, where `[...]` is the class of the element. */
const TABLE: readonly (readonly [RegExp, keyof typeof namespaces, string])[] = [
  [
    /^$/,
    "model",
    "DrawingSurfaceList MetaInformation Notes ThreatInstances ThreatGenerationEnabled Validations Version " +
      "KnowledgeBase? Profile",
  ],
  [/^\/DrawingSurfaceList$/, "model", "DrawingSurfaceModel*"],
  [
    /^\/MetaInformation$/,
    "model",
    "Assumptions Contributors ExternalDependencies HighLevelSystemDescription Owner Reviewer ThreatModelName",
  ],
  [/^\/Notes$/, "model", "Note*"],
  [/\/Note$/, "model", "AddedBy Date Id Message"],
  [/\/(?:Borders|Lines)$/, "arrays", "KeyValueOfguidanyType*"],
  [/\/KeyValueOfguidanyType$/, "arrays", "Key Value"],
  [
    /\/Value\[(?:StencilEllipse|StencilRectangle|StencilParallelLines|BorderBoundary)\]$/,
    "abstracts",
    `${ITEM} Height Left StrokeDashArray StrokeThickness Top Width`,
  ],
  [
    /\/Value\[(?:Connector|LineBoundary)\]$/,
    "abstracts",
    `${ITEM} HandleX HandleY PortSource PortTarget SourceGuid SourceX SourceY StrokeDashArray? ` +
      "StrokeThickness? TargetGuid TargetX TargetY",
  ],
  [/^\/Drawing.*\/Properties$/, "arrays", "anyType*"],
  [
    /\/anyType\[(?:Static)?ListDisplayAttribute\]$/,
    "knowledgeBase",
    "DisplayName Name Value SelectedIndex",
  ],
  [
    /\/anyType\[(?:Header|String|Boolean|CustomString)DisplayAttribute\]$/,
    "knowledgeBase",
    "DisplayName Name Value",
  ],
  [/\/Value\[ArrayOfstring\]$/, "arrays", "string*"],
  [/^\/ThreatInstances$/, "arrays", "KeyValueOfstringThreatpc_P0_PhOB*"],
  [/\/KeyValueOfstringThreatpc_P0_PhOB$/, "arrays", "Key Value"],
  [
    /\/KeyValueOfstringThreatpc_P0_PhOB\/Value$/,
    "knowledgeBase",
    "ChangedBy DrawingSurfaceGuid FlowGuid Id InteractionKey InteractionString ModifiedAt Priority Properties " +
      "SourceGuid State StateInformation TargetGuid Title TypeId Upgraded UserThreatCategory " +
      "UserThreatDescription UserThreatShortDescription Wide",
  ],
  [/^\/Threat.*\/Properties$/, "arrays", "KeyValueOfstringstring*"],
  [/\/KeyValueOfstringstring$/, "arrays", "Key Value"],
  [/^\/Validations$/, "knowledgeBase", "Validation*"],
  [
    /\/Validation$/,
    "knowledgeBase",
    "ElementGuids Enabled Guid IssueGuid Items Message Source SourceGuid",
  ],
  [/\/ElementGuids$/, "arrays", "guid*"],
  [
    /^\/KnowledgeBase$/,
    "knowledgeBase",
    "GenericElements Manifest StandardElements ThreatCategories ThreatMetaData ThreatTypes",
  ],
  [/\/Manifest$/, "knowledgeBase", "Author Id Name Version"],
  [/\/(?:Generic|Standard)Elements$/, "knowledgeBase", "ElementType*"],
  [
    /\/ElementType$/,
    "knowledgeBase",
    "IsExtension Attributes AvailableToBaseModels Behavior Description Hidden Id ImageLocation ImageSource " +
      "ImageStream Name ParentId Representation Shape StencilConstraints? StrokeDashArray? StrokeThickness?",
  ],
  [/\/Attributes$/, "knowledgeBase", "Attribute*"],
  [
    /\/Attribute$/,
    "knowledgeBase",
    "IsExtension AttributeValues DisplayName Inheritance Mode Name Type",
  ],
  [/\/AttributeValues$/, "interfaces", "Value*"],
  [/\/StencilConstraints$/, "knowledgeBase", "StencilConstraint*"],
  [
    /\/StencilConstraint$/,
    "knowledgeBase",
    "IsExtension SelectedStencilConnection SelectedStencilType",
  ],
  [/\/ThreatCategories$/, "knowledgeBase", "ThreatCategory*"],
  [/\/ThreatCategory$/, "knowledgeBase", "IsExtension Id LongDescription Name ShortDescription"],
  [/\/ThreatMetaData$/, "model", "IsPriorityUsed IsStatusUsed PropertiesMetaData"],
  [/\/PropertiesMetaData$/, "model", "ThreatMetaDatum*"],
  [/\/ThreatMetaDatum$/, "model", "Name Label HideFromUI Values Id AttributeType?"],
  [/\/Values$/, "arrays", "string*"],
  [/\/ThreatTypes$/, "knowledgeBase", "ThreatType*"],
  [
    /\/ThreatType$/,
    "knowledgeBase",
    "IsExtension Category Description GenerationFilters Id PropertiesMetaData RelatedCategory ShortTitle",
  ],
  [/\/GenerationFilters$/, "knowledgeBase", "Exclude Include"],
];

/** What stands in the element at a path; null when there is no rule for it. */
export function membersAt(path: string): Members | null {
  if (path === "/Profile") return { namespace: "", children: ["PromptedKb"] };
  const row = TABLE.find(([pattern]) => pattern.test(path));
  return row === undefined ? null : { namespace: namespaces[row[1]], children: row[2].split(" ") };
}
